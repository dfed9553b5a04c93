package dev.weir.platform.audit.api;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.api.CurrentActor;
import dev.weir.platform.audit.AuditEntry;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.page.Page;
import dev.weir.platform.page.PageRequest;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;

/** Who changed what. */
@Path("/api/v1/audit")
public class AuditResource {

    private final AuditTrail trail;
    private final Access access;
    private final CurrentActor actor;

    AuditResource(AuditTrail trail, Access access, CurrentActor actor) {
        this.trail = trail;
        this.access = access;
        this.actor = actor;
    }

    @GET
    @Transactional
    public Page<AuditEntry> list(@QueryParam("object") Optional<String> object, @Valid @BeanParam PageRequest page) {
        access.require(actor.get(), Permission.VIEW_AUDIT);
        return Page.of(
                trail.list(object, page), page.limit(), entry -> entry.id().toString());
    }
}
