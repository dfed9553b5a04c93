package dev.weir.policy.lakeformation.aws;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.core.util.SdkAutoConstructMap;
import software.amazon.awssdk.utils.builder.Buildable;

/** The SDK's objects as JSON objects with the API's field names, and back. */
final class Wire {
    private Wire() {}

    static Map<String, Object> read(SdkPojo object) {
        Map<String, Object> json = new LinkedHashMap<>();
        for (SdkField<?> field : object.sdkFields()) {
            Object value = field.getValueOrDefault(object);
            if (value != null && !(value instanceof SdkAutoConstructList) && !(value instanceof SdkAutoConstructMap)) {
                json.put(field.locationName(), plain(value));
            }
        }
        return json;
    }

    private static Object plain(Object value) {
        if (value instanceof SdkPojo object) {
            return read(object);
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Wire::plain).toList();
        }
        return value instanceof Instant ? value.toString() : value;
    }

    /** @param builder of a request or a part of one, which is also returned */
    static <B extends SdkPojo> B fill(B builder, Map<String, ?> json) {
        for (SdkField<?> field : builder.sdkFields()) {
            Object value = json.get(field.locationName());
            if (value != null) {
                field.set(builder, rich(field, value));
            }
        }
        return builder;
    }

    private static @Nullable Object rich(SdkField<?> field, Object value) {
        if (field.marshallingType() == MarshallingType.SDK_POJO && value instanceof Map<?, ?> map) {
            SdkPojo part = field.constructor().get();
            return ((Buildable) fill(part, text(map))).build();
        }
        if (field.marshallingType() == MarshallingType.LIST && value instanceof List<?> list) {
            SdkField<?> member = field.getRequiredTrait(ListTrait.class).memberFieldInfo();
            List<@Nullable Object> all = new ArrayList<>();
            list.forEach(one -> all.add(rich(member, one)));
            return all;
        }
        return value;
    }

    @SuppressWarnings("unchecked") // JSON objects have text for keys
    private static Map<String, Object> text(Map<?, ?> map) {
        return (Map<String, Object>) map;
    }
}
