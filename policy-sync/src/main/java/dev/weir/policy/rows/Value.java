package dev.weir.policy.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;

/** What a column is compared with. */
public sealed interface Value {

    record Text(String value) implements Value {}

    record Number(BigDecimal value) implements Value {}

    record Day(LocalDate value) implements Value {}

    record Moment(LocalDateTime value) implements Value {}

    record Truth(boolean value) implements Value {}

    /** The name of who asks, as the target knows it. */
    record CurrentUser() implements Value {}

    /** Something that the target knows of who asks. */
    record Attribute(String name) implements Value {}
}
