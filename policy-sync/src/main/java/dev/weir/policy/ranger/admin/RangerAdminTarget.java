package dev.weir.policy.ranger.admin;

import dev.weir.policy.ranger.FoundGroup;
import dev.weir.policy.ranger.FoundUser;
import dev.weir.policy.ranger.RangerModel;
import dev.weir.policy.ranger.RangerObject;
import dev.weir.policy.ranger.RangerService;
import dev.weir.policy.ranger.TaggedResource;
import dev.weir.policy.target.AccessModel;
import dev.weir.policy.target.Change;
import dev.weir.policy.target.Observation;
import dev.weir.policy.target.Outcome;
import dev.weir.policy.target.Outcome.Result;
import dev.weir.policy.target.Target;
import dev.weir.policy.target.TargetObject;
import java.util.ArrayList;
import java.util.List;

/** A service of a Ranger Admin, with the tag service linked to it, over REST. */
public final class RangerAdminTarget implements Target {
    /** So many tags are changed by one request. */
    private static final int BATCH = 500;

    private final RangerService service;
    private final AdminClient client;
    private final Writing writing;
    private final Tagging tagging;

    /** @param createPrincipals whether the Admin shall make users and groups that a policy names and that it does not know */
    public RangerAdminTarget(RangerService service, AdminConnection connection, boolean createPrincipals) {
        this.service = service;
        client = new AdminClient(connection);
        writing = new Writing(client, service, createPrincipals);
        tagging = new Tagging(client, service);
    }

    @Override
    public Observation observe() {
        return new Reading(client, service).observe();
    }

    @Override
    public List<Outcome> apply(List<Change> changes) {
        List<Outcome> outcomes = new ArrayList<>();
        int next = 0;
        while (next < changes.size()) {
            Change change = changes.get(next);
            switch (change.key().kind()) {
                case TaggedResource.KIND -> {
                    int end = next;
                    while (end < changes.size()
                            && end - next < BATCH
                            && changes.get(end).key().kind().equals(TaggedResource.KIND)) {
                        end++;
                    }
                    outcomes.addAll(tagging.apply(changes.subList(next, end)));
                    next = end;
                }
                case FoundUser.KIND, FoundGroup.KIND -> {
                    outcomes.add(new Outcome(change, Result.REJECTED, "Weir only reads Ranger's users and groups"));
                    next++;
                }
                default -> {
                    outcomes.add(writing.apply(change));
                    next++;
                }
            }
        }
        return outcomes;
    }

    @Override
    public AccessModel model(List<TargetObject> objects) {
        return new RangerModel(service, objects.stream().map(RangerObject::of).toList());
    }

    @Override
    public int turn(Change change) {
        return RangerObject.turn(change);
    }

    @Override
    public List<String> kinds() {
        return RangerObject.KINDS;
    }
}
