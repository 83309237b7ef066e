package io.lotgate.certificate;

import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Optional;

/** Finds what a stored record lacks: JSON that leaves a value out would otherwise print as an empty cell. */
final class Completeness {
    private Completeness() {}

    /** The same record, every component of it and of the records in it present. */
    static <T extends Record> T checked(T content) {
        visit(content, "");
        return content;
    }

    private static void visit(Object value, String path) {
        if (value instanceof Record nested) {
            for (RecordComponent component : nested.getClass().getRecordComponents()) {
                visit(read(nested, component, path), path + "/" + component.getName());
            }
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                visit(list.get(i), path + "/" + i);
            }
        } else if (value instanceof Optional<?> optional) {
            optional.ifPresent(element -> visit(element, path));
        }
    }

    private static Object read(Record owner, RecordComponent component, String path) {
        try {
            Object value = component.getAccessor().invoke(owner);
            if (value == null) {
                throw new IllegalArgumentException("missing in the stored record: " + path + "/" + component.getName());
            }
            return value;
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's accessor cannot be called", e);
        }
    }
}
