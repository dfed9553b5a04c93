package dev.weir.lineage.fold;

import dev.weir.lineage.event.JobName;
import java.util.UUID;

/** Run ids should be unique; where a client gives two jobs the same, these are two runs. */
public record RunKey(UUID id, JobName job) {}
