package dev.weir.format;

import dev.weir.format.ColumnType.Field;
import dev.weir.format.ColumnType.Plain;
import dev.weir.format.ColumnType.Struct;
import java.util.ArrayList;
import java.util.List;

/**
 * A value of one of several types, as the struct that Trino and Iceberg make of it: which one it is, and a field for each,
 * all but that one null. {@code struct<tag:int,field0:long,field1:string>}.
 */
public final class UnionType {

    private UnionType() {}

    public static ColumnType of(List<ColumnType> members) {
        List<Field> fields = new ArrayList<>(members.size() + 1);
        fields.add(new Field("tag", Plain.INT));
        for (ColumnType member : members) {
            fields.add(new Field(fieldName(fields.size() - 1), member));
        }
        return new Struct(fields);
    }

    public static String fieldName(int member) {
        return "field" + member;
    }
}
