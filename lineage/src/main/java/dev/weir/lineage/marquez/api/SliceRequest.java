package dev.weir.lineage.marquez.api;

import dev.weir.lineage.marquez.Catalogue.Slice;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;

/** Which part of a list is wanted, as Marquez' clients say it. */
public class SliceRequest {

    @QueryParam("limit")
    @DefaultValue("100")
    @Min(1)
    @Max(1000)
    int limit = 100;

    @QueryParam("offset")
    @DefaultValue("0")
    @Min(0)
    @Max(1_000_000)
    int offset;

    Slice slice() {
        return new Slice(limit, offset);
    }
}
