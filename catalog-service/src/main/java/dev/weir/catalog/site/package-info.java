/**
 * The site, out of the service's own jars.
 *
 * <p>In: a browser's address. Out: the site's one page, which reads the address itself.
 */
@NullMarked
package dev.weir.catalog.site;

import org.jspecify.annotations.NullMarked;
