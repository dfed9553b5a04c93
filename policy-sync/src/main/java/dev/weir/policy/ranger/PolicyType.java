package dev.weir.policy.ranger;

/** What a policy does; Ranger writes its number. */
public enum PolicyType {
    ACCESS,
    MASK,
    ROW_FILTER;

    static PolicyType of(int number) {
        PolicyType[] all = values();
        if (number < 0 || number >= all.length) {
            throw new IllegalArgumentException("no policy type of Ranger: " + number);
        }
        return all[number];
    }
}
