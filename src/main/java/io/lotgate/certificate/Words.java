package io.lotgate.certificate;

import io.lotgate.lot.Detail;
import io.lotgate.specification.Text;
import java.util.Map;

/** The printed words for codes that the record carries as they are; a code without words prints as it stands. */
final class Words {
    private static final Map<String, Text> MEANINGS = Map.of(
            "performed", new Text("Performed", "检验"),
            "transcribed", new Text("Transcribed", "转录"),
            "reviewed", new Text("Reviewed", "复核"),
            "approved", new Text("Approved", "批准"),
            "certified", new Text("Certified", "批准放行"),
            "rejected", new Text("Rejected", "拒绝放行"));

    private static final Map<String, Text> ROLES = Map.of(
            "QC_TECHNICIAN", new Text("QC technician", "检验员"),
            "QC_REVIEWER", new Text("QC reviewer", "复核员"),
            "QA_MANAGER", new Text("QA manager", "质量管理负责人"),
            "CERTIFIER", new Text("Certifier (Qualified Person)", "质量受权人"));

    private Words() {}

    static Text meaning(String code) {
        return MEANINGS.getOrDefault(code, new Text(code, code));
    }

    static Text gravity(Detail.Gravity gravity) {
        return switch (gravity) {
            case MINOR -> new Text("minor", "次要");
            case MAJOR -> new Text("major", "重大");
            case CRITICAL -> new Text("critical", "严重");
        };
    }

    static Text closed(Detail.DeviationClosed closed) {
        return closed.acceptable()
                ? new Text("closed as acceptable", "已关闭,可接受")
                : new Text("closed as not acceptable", "已关闭,不可接受");
    }

    static Text role(String code) {
        return ROLES.getOrDefault(code, new Text(code, code));
    }
}
