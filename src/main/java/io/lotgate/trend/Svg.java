package io.lotgate.trend;

import java.util.Locale;

/** Writes a picture as SVG. Colours come from classes, so that page and report each give their own. */
final class Svg {
    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String label, String style) {
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"chart\" role=\"img\" viewBox=\"0 0 ")
                .append(width)
                .append(' ')
                .append(height)
                .append("\" width=\"")
                .append(width)
                .append("\" height=\"")
                .append(height)
                .append("\" aria-label=\"")
                .append(escaped(label))
                .append("\">");
        if (!style.isEmpty()) {
            out.append("<style>").append(style).append("</style>");
        }
    }

    void line(String kind, double x1, double y1, double x2, double y2) {
        out.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                kind,
                x1,
                y1,
                x2,
                y2));
    }

    void text(String kind, double x, double y, String text) {
        out.append(String.format(
                Locale.ROOT, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">%s</text>", kind, x, y, escaped(text)));
    }

    /** Text that ends at the place and rises to it. */
    void slanted(String kind, double x, double y, String text) {
        out.append(String.format(
                Locale.ROOT,
                "<text class=\"%s\" transform=\"translate(%.1f %.1f) rotate(-40)\">%s</text>",
                kind,
                x,
                y,
                escaped(text)));
    }

    /** A mark with what it stands for on hover. */
    void mark(Mark mark, double x, double y, String title) {
        out.append(String.format(Locale.ROOT, "<path class=\"%s\" d=\"", mark.kind()));
        out.append(String.format(Locale.ROOT, mark.path().replace("X", "%1$.1f").replace("Y", "%2$.1f"), x, y));
        out.append("\"><title>").append(escaped(title)).append("</title></path>");
    }

    String end() {
        return out + "</svg>";
    }

    /** Shapes that differ without colour. */
    enum Mark {
        /** A disc. */
        INSIDE("point", "MX Y m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z"),
        /** A diamond, larger than the disc. */
        SIGNAL("point is-signal", "MX Y m0 -7.5l7.5 7.5l-7.5 7.5l-7.5 -7.5z"),
        /** A ring with a stroke through it. */
        LEFT_OUT("point is-left-out", "MX Y m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z m-2 5l12 -10"),
        /** An open triangle downwards: the value lies below. */
        BELOW("point is-left-out", "MX Y m-5 -4h10l-5 9z"),
        /** An open triangle upwards: the value lies above. */
        ABOVE("point is-left-out", "MX Y m-5 4h10l-5 -9z");

        private final String kind;
        private final String path;

        Mark(String kind, String path) {
            this.kind = kind;
            this.path = path;
        }

        String kind() {
            return kind;
        }

        String path() {
            return path;
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
