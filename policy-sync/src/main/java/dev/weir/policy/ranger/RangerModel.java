package dev.weir.policy.ranger;

import dev.weir.policy.access.Access;
import dev.weir.policy.access.Action;
import dev.weir.policy.access.ColumnName;
import dev.weir.policy.access.Question;
import dev.weir.policy.access.Show;
import dev.weir.policy.ranger.Place.OnTag;
import dev.weir.policy.target.AccessModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * What Ranger's objects allow in a Trino service, by Ranger's own semantics; held against Ranger's policy engine by a test.
 * Safe for many threads. Where Weir cannot tell (a condition, a schedule that recurs) the answer is never stricter than
 * Ranger's; such objects are never Weir's own. Policies of security zones are not looked at.
 *
 * <p>A mask that Weir has no word for is {@link Access#custom()}, with {@link Show#PLAIN} since it may tell everything.
 */
public final class RangerModel implements AccessModel {
    private final RangerService service;
    private final PolicyIndex access = new PolicyIndex();
    private final PolicyIndex masks = new PolicyIndex();
    private final PolicyIndex filters = new PolicyIndex();
    private final Map<String, List<CompiledPolicy>> onTag = new HashMap<>();
    private final List<CompiledPolicy> onEveryTag = new ArrayList<>();
    private final TagIndex tags = new TagIndex();
    private final RoleIndex roles;

    private final ConcurrentMap<ColumnName, Place> places = new ConcurrentHashMap<>();
    private final ConcurrentMap<Place, Place> distinct = new ConcurrentHashMap<>();
    private final ConcurrentMap<Asker, Asker> askers = new ConcurrentHashMap<>();

    public RangerModel(RangerService service, Collection<? extends RangerObject> objects) {
        this.service = service;
        List<RangerRole> allRoles = new ArrayList<>();
        for (RangerObject object : objects) {
            if (object instanceof RangerPolicy policy) {
                add(policy);
            } else if (object instanceof TaggedResource tagged
                    && tagged.service().equals(service.name())) {
                tags.add(tagged);
            } else if (object instanceof RangerRole role) {
                allRoles.add(role);
            }
        }
        roles = new RoleIndex(allRoles);
    }

    private void add(RangerPolicy policy) {
        if (!policy.enabled() || !policy.zone().isEmpty()) {
            return;
        }
        if (policy.service().equals(service.tagService()) && policy.onTags()) {
            CompiledPolicy compiled = new CompiledPolicy(policy);
            Set<String> names = new HashSet<>();
            PolicyResource tag = policy.resources().get("tag");
            if (tag != null) {
                names.addAll(tag.values());
            }
            if (names.isEmpty()) {
                onEveryTag.add(compiled);
            }
            names.forEach(name ->
                    onTag.computeIfAbsent(name, none -> new ArrayList<>()).add(compiled));
        } else if (policy.service().equals(service.name())) {
            switch (policy.type()) {
                case ACCESS -> access.add(new CompiledPolicy(policy));
                case MASK -> masks.add(new CompiledPolicy(policy));
                case ROW_FILTER -> filters.add(new CompiledPolicy(policy));
            }
        }
    }

    @Override
    public Access answer(Question question) {
        Place place = place(question.column());
        Asker asker = asker(question);
        String type = RangerService.access(question.action());

        Verdict permission = new Verdict.Permission(asker, type, question.at());
        permission.run(place.tagAccess(), place.access());
        if (!permission.allowed) {
            return Access.denied(permission.because());
        }
        List<String> because = new ArrayList<>(permission.because());
        Show show = Show.PLAIN;
        String custom = "";
        Set<String> rows = Set.of();
        if (question.action() == Action.SELECT) {
            if (question.column().column().isPresent()) {
                Verdict.Masking masking = new Verdict.Masking(asker, type, question.at());
                masking.run(place.tagMasks(), place.masks());
                CompiledPolicy.Mask mask = masking.mask;
                if (mask != null) {
                    because.addAll(masking.because());
                    Optional<Show> known = Masks.show(mask.type());
                    show = known.orElse(Show.PLAIN);
                    custom = known.isPresent() ? "" : mask.expression().isEmpty() ? mask.type() : mask.expression();
                }
            }
            Verdict.Filtering filtering = new Verdict.Filtering(asker, type, question.at());
            filtering.run(List.of(), place.filters());
            if (!filtering.filter.isEmpty()) {
                because.addAll(filtering.because());
                rows = Set.of(filtering.filter);
            }
        }
        return new Access(true, show, custom, rows, because);
    }

    /**
     * What columns are alike: for two of an equal class, every question has the same answer, who and whenever asks. Ask one
     * of each class instead of all columns.
     */
    public Object classOf(ColumnName column) {
        return place(column);
    }

    private Asker asker(Question question) {
        Asker asked = new Asker(question.user(), question.groups(), question.roles());
        return askers.computeIfAbsent(
                asked, one -> new Asker(one.user(), one.groups(), roles.of(one.user(), one.groups(), one.roles())));
    }

    private Place place(ColumnName column) {
        Place known = places.get(column);
        if (known == null) {
            Place made = look(column);
            known = distinct.computeIfAbsent(made, same -> same);
            places.put(column, known);
        }
        return known;
    }

    private Place look(ColumnName column) {
        Map<String, String> resource = service.resource(column);
        String[] names = RangerService.LEVELS.stream()
                .filter(resource::containsKey)
                .map(level -> resource.getOrDefault(level, "").toLowerCase(Locale.ROOT))
                .toArray(String[]::new);
        String[] table = names.length > 3 ? Arrays.copyOf(names, 3) : names;
        List<OnTag> tagAccess = new ArrayList<>();
        List<OnTag> tagMasks = new ArrayList<>();
        for (TagIndex.Found tag : tags.of(names)) {
            List<CompiledPolicy> policies = new ArrayList<>(onEveryTag);
            policies.addAll(onTag.getOrDefault(tag.tag(), List.of()));
            for (CompiledPolicy policy : policies) {
                OnTag one = new OnTag(policy, tag.tag(), tag.fit(), tag.validity());
                switch (policy.policy.type()) {
                    case ACCESS -> tagAccess.add(one);
                    case MASK -> tagMasks.add(one);
                    case ROW_FILTER -> {} // Ranger has none on tags.
                }
            }
        }
        tagAccess.sort(Comparator.comparing(OnTag::policy, CompiledPolicy.ORDER));
        tagMasks.sort(Comparator.comparing(OnTag::fit).thenComparing(OnTag::policy, CompiledPolicy.BY_NAME));
        return new Place(access.on(names), masks.on(names), filters.on(table), tagAccess, tagMasks);
    }
}
