package io.lotgate.app;

import io.lotgate.evaluation.JsonLines;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Judges observations from standard input; needs neither database nor server. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Reads one JSON object a line from standard input (method, criterion, observation) and writes the"
                + " verdict with its workings, one JSON object a line, in order.")
final class Evaluate implements Callable<Integer> {
    @Override
    public Integer call() throws IOException {
        JsonLines.run(System.in, System.out);
        return 0;
    }
}
