package dev.weir.policy.ranger;

/** How a policy's or a tag's resource is to what is asked for; what fits better comes first. */
enum Fit {
    SELF,
    /** The policy goes deeper, but with all names of the deeper levels. */
    SELF_AND_ALL_BELOW,
    /** The policy's resource holds what is asked for. */
    ABOVE,
    NONE
}
