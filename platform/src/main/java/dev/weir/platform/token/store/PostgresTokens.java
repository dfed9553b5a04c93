package dev.weir.platform.token.store;

import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Credentials;
import dev.weir.platform.page.PageRequest;
import dev.weir.platform.token.Token;
import dev.weir.platform.token.Tokens;
import io.quarkus.hibernate.orm.panache.PanacheQuery;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class PostgresTokens implements Tokens, Credentials {

    private final Rows rows = new Rows();

    private static final class Rows implements PanacheRepositoryBase<TokenRow, UUID> {}

    @Override
    public void add(Token token, String hash) {
        TokenRow row = new TokenRow();
        row.id = token.id();
        row.name = token.name();
        row.role = token.role();
        row.hash = hash;
        row.createdAt = token.createdAt();
        row.createdBy = token.createdBy();
        rows.persist(row);
    }

    @Override
    public Optional<Actor> holderOf(String hash) {
        return rows.find("hash = ?1 and revokedAt is null", hash)
                .firstResultOptional()
                .map(row -> new Actor(row.name, row.role));
    }

    @Override
    public Optional<Token> find(UUID id) {
        return rows.findByIdOptional(id).map(TokenRow::token);
    }

    @Override
    public List<Token> list(PageRequest page) {
        PanacheQuery<TokenRow> found = page.afterId()
                .map(after -> rows.find("id < ?1 order by id desc", after))
                .orElseGet(() -> rows.find("order by id desc"));
        return found.range(0, page.limit()).stream().map(TokenRow::token).toList();
    }

    @Override
    public void revoke(UUID id, Instant at) {
        rows.update("revokedAt = ?1 where id = ?2 and revokedAt is null", at, id);
    }
}
