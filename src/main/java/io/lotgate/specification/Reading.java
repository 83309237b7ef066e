package io.lotgate.specification;

import java.util.List;

/** What came of reading a specification file: the specification, or every reason why not. */
public sealed interface Reading {
    /** The file is a specification that can be judged by. */
    record Read(ProductSpecification specification) implements Reading {}

    /** The file is refused; the problems stand in the order of the lines and are never empty. */
    record Refused(List<Problem> problems) implements Reading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
