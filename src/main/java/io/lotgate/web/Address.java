package io.lotgate.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.web.util.UriComponentsBuilder;

/** The address of a list with its filters; what is not filtered by is left out, so that it reads well as a bookmark. */
record Address(String path, Map<String, String> filters) {
    Address {
        filters = new TreeMap<>(filters);
    }

    /** The same list with one filter set otherwise, from its start; "" takes the filter away. */
    Address with(String name, String value) {
        Map<String, String> other = new TreeMap<>(filters);
        other.put(name, value);
        return new Address(path, other);
    }

    String text() {
        UriComponentsBuilder builder = UriComponentsBuilder.fromPath(path);
        Map<String, String> values = new LinkedHashMap<>();
        filters.forEach((name, value) -> {
            if (!value.isEmpty()) {
                builder.queryParam(name, "{" + name + "}");
                values.put(name, value);
            }
        });
        return builder.encode().buildAndExpand(values).toUriString();
    }
}
