package io.lotgate.process;

import io.lotgate.specification.Problem;
import java.util.List;

/** What came of reading a process model: what it is, or every reason why it is refused. */
public sealed interface ModelReading {
    /**
     * A model that the program can follow.
     *
     * @param name id of its process
     * @param version its version tag
     * @param steps what is done, in the order of the file
     */
    record Read(String name, String version, List<Step> steps) implements ModelReading {
        public Read {
            steps = List.copyOf(steps);
        }
    }

    /** The model is refused; the problems stand in the order of the lines and are never empty. */
    record Refused(List<Problem> problems) implements ModelReading {
        public Refused {
            problems = List.copyOf(problems);
        }
    }

    /**
     * A step of a model.
     *
     * @param kind such as {@code userTask}
     * @param by role of the person who does it, or what the program runs; "" for neither
     */
    record Step(String kind, String id, String name, String by) {}
}
