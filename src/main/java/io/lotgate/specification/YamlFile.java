package io.lotgate.specification;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads any other controlled YAML file of a laboratory as strictly as a specification: nothing guessed, nothing left out. */
public final class YamlFile {
    private static final int LARGEST = 1 << 18; // bytes

    private YamlFile() {}

    /**
     * Reads and checks a whole file.
     *
     * @param fileName for the problems; nothing is opened
     * @param yaml the file's bytes, UTF-8, at most 256 kB
     * @param known the fields of the file's outermost block; any other is a problem
     * @param build makes the content of the fields; what it puts on record as a problem refuses the file
     */
    public static <T> Outcome<T> read(String fileName, byte[] yaml, List<String> known, Function<Fields, T> build) {
        Problems problems = new Problems(fileName);
        if (yaml.length > LARGEST) {
            problems.add(Place.file(), "is larger than 256 kB");
            return new Outcome.Refused<>(problems.inOrder());
        }
        Optional<T> content = Characters.decode(yaml, problems)
                .flatMap(text -> YamlTree.read(text, problems))
                .map(root -> build.apply(new Fields(root, known, problems)));
        return content.isPresent() && problems.none()
                ? new Outcome.Read<>(content.get())
                : new Outcome.Refused<>(problems.inOrder());
    }

    /** What came of reading: the content, or every reason why not. */
    public sealed interface Outcome<T> {
        /** The file can be used. */
        record Read<T>(T content) implements Outcome<T> {}

        /** The file is refused; the problems stand in the order of the lines and are never empty. */
        record Refused<T>(List<Problem> problems) implements Outcome<T> {
            public Refused {
                problems = List.copyOf(problems);
            }
        }
    }
}
