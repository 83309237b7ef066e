package io.lotgate.process;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import io.lotgate.value.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Draws each process model and decision of a folder ({@code bpmn} unless another is named) as a picture beside it, so that a reader
 * needs no modelling tool. The picture carries the SHA-256 of the model it was drawn from.
 *
 * <p>Needs Chromium, by default {@code /usr/bin/chromium}; the environment variable {@code CHROMIUM} names another.
 */
public final class ModelPictures {
    static final String STAMP = "data-model-sha256";

    private static final String VIEWER = "/META-INF/resources/webjars/bpmn-js/8.0.0/dist/bpmn-viewer.production.min.js";

    /** The browser measures text only on a page that it lays out. */
    private static final String CANVAS = "<!DOCTYPE html><div id='canvas' style='width: 2400px; height: 1200px'></div>";

    /** A model that the viewer can draw only in part is an error: a picture must not leave something out. */
    private static final String DRAW =
            """
            async xml => {
              const viewer = new BpmnJS({ container: '#canvas' });
              const { warnings } = await viewer.importXML(xml);
              if (warnings.length > 0) throw new Error(warnings.map(w => w.message).join('; '));
              return (await viewer.saveSVG()).svg;
            }
            """;

    /**
     * Leaves out the shapes that exist only for the mouse. Style becomes plain attributes, which a page's own style
     * sheet and its content security policy leave standing. Markers are named after their model instead of by chance:
     * two pictures on one page must not share an id, and drawing twice must give the same bytes. A ground makes the
     * lines readable where the page is dark, and bpmn.io is named as the licence of bpmn-js asks; the export has neither.
     */
    private static final String TIDY =
            """
            ([svg, name, stamp, digest]) => {
              const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
              const make = (tag, attributes, text) => {
                const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
                Object.entries(attributes).forEach(([key, value]) => node.setAttribute(key, value));
                node.textContent = text;
                return node;
              };
              root.querySelectorAll('.djs-hit, .djs-outline').forEach(node => node.remove());
              root.querySelectorAll('[style]').forEach(node => {
                [...node.style].forEach(key => node.setAttribute(key, node.style.getPropertyValue(key)));
                node.removeAttribute('style');
              });
              const [x, y, width, height] = root.getAttribute('viewBox').split(' ').map(Number);
              const frame = { x: x, y: y, width: width, height: height + 18 };
              Object.entries({ viewBox: Object.values(frame).join(' '), width: frame.width, height: frame.height,
                role: 'img', 'aria-label': name, [stamp]: digest })
                .forEach(([key, value]) => root.setAttribute(key, value));
              root.prepend(make('rect', { ...frame, class: 'ground', fill: 'white' }, ''));
              const link = make('a', { href: 'https://bpmn.io' }, '');
              link.append(make('text', { x: x + width - 6, y: y + height + 10, 'text-anchor': 'end',
                'font-family': 'Arial, sans-serif', 'font-size': 11, fill: '#555' }, 'bpmn.io'));
              root.append(link);
              const markers = [...root.querySelectorAll('marker')].map(marker => marker.id);
              return markers.reduce((picture, id, i) => picture.replaceAll(id, name + '-marker-' + i),
                new XMLSerializer().serializeToString(root)) + '\\n';
            }
            """;

    private ModelPictures() {}

    /** Draws every model of the folder named by the first argument, or of {@code bpmn}. */
    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "bpmn");
        var environment = new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"));
        try (Playwright playwright = Playwright.create(environment);
                Browser browser = playwright.chromium().launch(chromium())) {
            for (Path model : models(folder)) {
                Files.writeString(picture(model), draw(browser, name(model), Files.readAllBytes(model)));
            }
        }
        for (Path decision : decisions(folder)) {
            Files.writeString(
                    picture(decision),
                    DecisionPicture.of(name(decision), Files.readAllBytes(decision))
                            .svg());
        }
    }

    /** The models of a folder, by name. */
    static List<Path> models(Path folder) {
        return files(folder, ".bpmn");
    }

    /** The decisions of a folder, by name. */
    static List<Path> decisions(Path folder) {
        return files(folder, ".dmn");
    }

    private static List<Path> files(Path folder, String ending) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the picture of a model stands. */
    static Path picture(Path model) {
        return model.resolveSibling(name(model) + ".svg");
    }

    /** The name of a file without its ending, which is the id of its process or decision. */
    static String name(Path model) {
        return model.getFileName().toString().replaceFirst("\\.(bpmn|dmn)$", "");
    }

    private static BrowserType.LaunchOptions chromium() {
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(System.getenv().getOrDefault("CHROMIUM", "/usr/bin/chromium")))
                .setHeadless(true)
                .setArgs(List.of("--no-sandbox"));
    }

    private static String draw(Browser browser, String name, byte[] model) throws IOException {
        try (Page page = browser.newPage()) {
            page.setContent(CANVAS);
            page.addScriptTag(new Page.AddScriptTagOptions().setContent(viewer()));
            Object drawn = page.evaluate(DRAW, new String(model, StandardCharsets.UTF_8));
            return (String) page.evaluate(
                    TIDY, List.of(drawn, name, STAMP, Digest.of(model).hex()));
        }
    }

    private static String viewer() throws IOException {
        try (InputStream script = ModelPictures.class.getResourceAsStream(VIEWER)) {
            if (script == null) {
                throw new IllegalStateException("not on the classpath: " + VIEWER);
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
