package dev.weir.platform.token;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.access.Role;
import dev.weir.platform.access.TokenHash;
import dev.weir.platform.audit.AuditTrail;
import dev.weir.platform.id.Ids;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.problem.Problem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes and revokes tokens. */
@ApplicationScoped
public class TokenIssuer {

    // A prefix that secret scanners can look for.
    private static final String PREFIX = "weir_";
    private static final int RANDOM_BYTES = 24;

    private final Tokens tokens;
    private final Access access;
    private final AuditTrail audit;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    TokenIssuer(Tokens tokens, Access access, AuditTrail audit, Ids ids, Clock clock) {
        this.tokens = tokens;
        this.access = access;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** A token with its secret, which cannot be had again. */
    public record Issued(Token token, String secret) {}

    @Transactional
    public Issued issue(Actor actor, String name, Role role) {
        access.require(actor, Permission.EDIT_TOKENS);
        byte[] bytes = new byte[RANDOM_BYTES];
        random.nextBytes(bytes);
        String secret = PREFIX + HexFormat.of().formatHex(bytes);

        Token token = new Token(ids.next(), name, role, clock.instant(), actor.name(), Optional.empty());
        tokens.add(token, TokenHash.of(secret));
        audit.record(actor, "token.issued", "token/" + token.id(), null, token);
        return new Issued(token, secret);
    }

    @Transactional
    public List<Token> list(Actor actor, PageRequest page) {
        access.require(actor, Permission.EDIT_TOKENS);
        return tokens.list(page);
    }

    @Transactional
    public void revoke(Actor actor, UUID id) {
        access.require(actor, Permission.EDIT_TOKENS);
        Token before = tokens.find(id).orElseThrow(() -> new TokenNotFound(id));
        tokens.revoke(id, clock.instant());
        audit.record(actor, "token.revoked", "token/" + id, before, null);
    }

    /** No token has this id. */
    static final class TokenNotFound extends Problem {
        TokenNotFound(UUID id) {
            super(TokenProblem.TOKEN_NOT_FOUND, "There is no token " + id + ".");
        }
    }
}
