/**
 * Data contracts over HTTP.
 *
 * <p>In and out: {@code /api/v1/contracts}, and {@code /api/v1/contract:validate}, {@code :diff}, {@code :export}.
 */
@NullMarked
package dev.weir.quality.datacontract.api;

import org.jspecify.annotations.NullMarked;
