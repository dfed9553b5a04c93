/**
 * What a newcomer sees: {@code ./weir demo}, and the site in a browser.
 *
 * <p>In: an empty folder. Out: the account of the demo, and pictures of the site.
 */
package dev.weir.e2e.demo;
