package dev.weir.policy.ranger;

import dev.weir.policy.ranger.Place.OnResource;
import dev.weir.policy.ranger.Place.OnTag;
import dev.weir.policy.target.ObjectKey;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One run over a resource's policies, tag policies first, in Ranger's way: its state is what Ranger's engine keeps while it
 * evaluates, its oddities included. A denial ends it; a permission ends it once no policy follows that could deny.
 */
abstract class Verdict {
    final Asker asker;
    final String access;
    final Instant at;
    boolean allowed;
    private boolean settled;
    private int priority;
    private @Nullable CompiledPolicy decisive;
    private @Nullable String tag;

    Verdict(Asker asker, String access, Instant at) {
        this.asker = asker;
        this.access = access;
        this.at = at;
    }

    /** Lets a policy speak; calls {@link #allow} or {@link #deny} if it says something. */
    abstract void hear(CompiledPolicy policy, @Nullable String tag);

    /** Whether a permission by tags stands against policies on resources of the same priority. */
    abstract boolean tagsWinTies();

    final void allow(CompiledPolicy policy, @Nullable String by) {
        if (!allowed || policy.priority > priority) {
            allowed = true;
            decide(policy, by);
        }
    }

    final void deny(CompiledPolicy policy, @Nullable String by) {
        allowed = false;
        settled = true;
        decide(policy, by);
    }

    final void decide(CompiledPolicy policy, @Nullable String by) {
        priority = policy.priority;
        decisive = policy;
        tag = by;
    }

    final void run(List<OnTag> tags, List<OnResource> resources) {
        for (OnTag one : tags) {
            if (one.applicable(at)) {
                if (allowed && priority > one.policy().priority) {
                    break;
                }
                hear(one.policy(), one.tag());
                settled |= allowed && !one.policy().denies;
                if (settled) {
                    break;
                }
            }
        }
        boolean deniedByTags = settled && !allowed;
        boolean allowedByTags = allowed;
        settled = false;
        for (OnResource one : resources) {
            if (!one.policy().applicable(at)) {
                continue;
            }
            int next = one.policy().priority;
            if (deniedByTags || (allowed && tagsWinTies())) {
                settled |= priority >= next;
            } else if (allowed) {
                settled |= priority > next;
            }
            if (!settled && one.fits(asker)) {
                hear(one.policy(), null);
            }
            settled |= allowed && !one.policy().denies;
            if (settled) {
                break;
            }
        }
        if (!settled && deniedByTags) {
            allowed = false;
        } else if (!settled && allowedByTags) {
            allowed = true;
        }
    }

    /** The policy that decided, and the tag for whose sake it was asked. */
    final List<String> because() {
        CompiledPolicy policy = decisive;
        if (policy == null) {
            return List.of();
        }
        String key = policy.policy.key().toString();
        String by = tag;
        return by == null ? List.of(key) : List.of(key, new ObjectKey(TagDefinition.KIND, by).toString());
    }

    static final class Permission extends Verdict {
        Permission(Asker asker, String access, Instant at) {
            super(asker, access, at);
        }

        @Override
        void hear(CompiledPolicy policy, @Nullable String tag) {
            switch (policy.say(asker, access)) {
                case ALLOW -> allow(policy, tag);
                case DENY -> deny(policy, tag);
                case NOTHING -> {}
            }
        }

        @Override
        boolean tagsWinTies() {
            return false;
        }
    }

    static final class Masking extends Verdict {
        CompiledPolicy.@Nullable Mask mask;

        Masking(Asker asker, String access, Instant at) {
            super(asker, access, at);
        }

        @Override
        void hear(CompiledPolicy policy, @Nullable String tag) {
            for (CompiledPolicy.Mask one : policy.masks) {
                if (one.item().matches(asker, access)) {
                    mask = one;
                    boolean first = !allowed;
                    allow(policy, tag);
                    if (!first) {
                        overrule(policy);
                    }
                    return;
                }
            }
        }

        @Override
        boolean tagsWinTies() {
            return true;
        }
    }

    static final class Filtering extends Verdict {
        String filter = "";

        Filtering(Asker asker, String access, Instant at) {
            super(asker, access, at);
        }

        @Override
        void hear(CompiledPolicy policy, @Nullable String tag) {
            for (CompiledPolicy.Filter one : policy.filters) {
                if (one.item().matches(asker, access)) {
                    // An empty expression is none for Ranger, and the next policy is asked.
                    if (!one.expression().isEmpty()) {
                        filter = one.expression();
                        allow(policy, tag);
                    }
                    return;
                }
            }
        }

        @Override
        boolean tagsWinTies() {
            return true;
        }
    }

    /** A later policy took over what an earlier one said; its priority stays the earlier one's. */
    final void overrule(CompiledPolicy policy) {
        decisive = policy;
        tag = null;
    }
}
