package dev.weir.catalog.classify;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import java.util.regex.Pattern;

/** Phone numbers by the numbering plans of all countries. */
final class PhoneNumbers {

    private static final PhoneNumberUtil PLANS = PhoneNumberUtil.getInstance();
    private static final String ANY_REGION = "ZZ";
    private static final int LONGEST = 32;
    private static final Pattern DIALLED =
            Pattern.compile("[+(]?[0-9][0-9 ()/.-]{4,26}(?:(?: ?x| ?ext\\.? ?)[0-9]{1,5})?");

    private PhoneNumbers() {}

    /** Written for callers from anywhere: with a plus, or 00 and a country's code. */
    static boolean isInternational(String value) {
        String plus = value.startsWith("00") ? "+" + value.substring(2) : value;
        return plus.startsWith("+") && isNumber(plus, ANY_REGION);
    }

    /** As dialled in {@code region}, or from anywhere. */
    static boolean isNumber(String value, String region) {
        if (value.length() > LONGEST || !DIALLED.matcher(value).matches()) {
            return false;
        }
        try {
            return PLANS.isValidNumber(PLANS.parse(value, region));
        } catch (NumberParseException noNumber) {
            return false;
        }
    }
}
