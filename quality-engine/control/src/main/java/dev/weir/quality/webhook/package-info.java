/**
 * Webhooks: other systems are told when incidents open and close, and what became of batches.
 *
 * <p>In: the change feed, and the settings. Out: HTTP requests, repeated until they are answered.
 */
@NullMarked
package dev.weir.quality.webhook;

import org.jspecify.annotations.NullMarked;
