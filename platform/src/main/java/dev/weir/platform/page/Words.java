package dev.weir.platform.page;

import dev.weir.platform.problem.InvalidParameter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Enum constants as the wire writes them: {@code TYPE_CHANGED} is {@code type-changed}. */
public final class Words {

    private Words() {}

    public static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws InvalidParameter naming {@code parameter} and the words there are */
    public static <E extends Enum<E>> E parse(String parameter, String word, Class<E> type) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> of(constant).equals(word))
                .findFirst()
                .orElseThrow(() -> new InvalidParameter(
                        parameter,
                        "is " + word + ", but must be one of "
                                + Arrays.stream(type.getEnumConstants())
                                        .map(Words::of)
                                        .collect(Collectors.joining(", "))));
    }
}
