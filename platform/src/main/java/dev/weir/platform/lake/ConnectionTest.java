package dev.weir.platform.lake;

import dev.weir.platform.access.Access;
import dev.weir.platform.access.Actor;
import dev.weir.platform.access.Permission;
import dev.weir.platform.lake.Sight.NotSeen;
import dev.weir.platform.lake.Sight.Seen;
import dev.weir.platform.problem.Problem;
import dev.weir.platform.storage.LakePath;
import dev.weir.platform.storage.LakeStores;
import dev.weir.platform.storage.S3Access;
import dev.weir.platform.storage.StorageFailed;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;

/** Looks at a place before anybody says that it is a lake. Keeps nothing, and holds no transaction while it waits. */
@ApplicationScoped
public class ConnectionTest {

    private static final int MOST_ENTRIES = 1_000;
    private static final int FOLDERS_NAMED = 20;

    private final LakeStores stores;
    private final Access access;

    ConnectionTest(LakeStores stores, Access access) {
        this.stores = stores;
        this.access = access;
    }

    /** What cannot be seen is an answer here, and no problem: to find that out is what was asked. */
    public Sight look(Actor actor, String root, S3Access s3) {
        access.require(actor, Permission.EDIT_LAKES);
        try {
            LakePath path = LakeRegistry.readable(root);
            return seen(path, LakeRegistry.addressed(s3));
        } catch (LakeRegistry.LakeRootInvalid | LakeRegistry.EndpointInvalid | StorageFailed unseen) {
            return notSeen(unseen);
        }
    }

    private static NotSeen notSeen(Problem problem) {
        String reason = String.valueOf(problem.getMessage()).strip();
        String remedy = problem.code().meaning().remedy();
        return new NotSeen(problem.code(), reason + (reason.endsWith(".") ? " " : ". ") + remedy);
    }

    private Seen seen(LakePath root, S3Access s3) {
        Looking looking = new Looking(root);
        try {
            stores.of(root, s3).children(root, object -> looking.object(), looking::folder);
        } catch (Enough manyMore) {
            return looking.seen(true);
        }
        return looking.seen(false);
    }

    private static final class Looking {
        private final LakePath root;
        private final List<String> folders = new ArrayList<>();
        private int objects;
        private int entries;

        Looking(LakePath root) {
            this.root = root;
        }

        void object() {
            count();
            objects++;
        }

        void folder(LakePath folder) {
            count();
            if (folders.size() < FOLDERS_NAMED) {
                String name = folder.relativeTo(root);
                folders.add(name.substring(0, name.length() - 1));
            }
        }

        private void count() {
            if (++entries > MOST_ENTRIES) {
                throw new Enough();
            }
        }

        Seen seen(boolean more) {
            return new Seen(folders, objects, more);
        }
    }

    /** Ends a listing. */
    private static final class Enough extends RuntimeException {
        Enough() {
            super("a connection test looks at no more", null, false, false);
        }
    }
}
