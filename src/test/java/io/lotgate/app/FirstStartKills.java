package io.lotgate.app;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** First starts that are killed while programs are unpacked, files made, schemas migrated or sample lots told. */
final class FirstStartKills {
    private static final long LONGEST_MS = 15_000; // about as long as an undisturbed first start takes

    private final Path folder;
    private final int port;
    private final Random random;

    FirstStartKills(Path folder, int port, Random random) {
        this.folder = folder;
        this.port = port;
        this.random = random;
    }

    /** Starts on a new folder and kills it somewhere on the way. */
    void killOnce(KilledApplication application) throws Exception {
        application.launch();
        Thread.sleep((long) (random.nextDouble() * LONGEST_MS));
        if (random.nextBoolean()) {
            application.cutPower();
        } else {
            application.kill();
        }
    }

    /** Kills first starts of several new folders; what the next start makes of each must equal an undisturbed one's. */
    List<String> killOthers(int folders) throws Exception {
        List<String> faults = new ArrayList<>();
        if (folders == 0) {
            return faults;
        }
        String undisturbed = made("undisturbed", false);
        System.out.println("a first start makes " + undisturbed);
        for (int i = 1; i <= folders; i++) {
            String made = made("first-" + i, true);
            if (!made.equals(undisturbed)) {
                faults.add("a killed first start became " + made);
            }
        }
        return faults;
    }

    private String made(String name, boolean killed) throws Exception {
        try (KilledApplication application = new KilledApplication(folder.resolve(name), port, true)) {
            if (killed) {
                killOnce(application);
            }
            application.launch();
            application.awaitHealth();
            return new RecordAudit(application.data()).made();
        }
    }
}
