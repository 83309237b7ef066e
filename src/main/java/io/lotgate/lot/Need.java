package io.lotgate.lot;

import java.util.Optional;

/** What a course of events beside the tests waits for, and whose work it is. */
public enum Need {
    /** Nothing is to be done now; the stock is kept. */
    KEEP_STOCK(Course.STOCK, "QC_TECHNICIAN"),
    /** The second decision of a conditionally released lot. */
    DECIDE_FINALLY(Course.STOCK, "CERTIFIER"),
    CLOSED(Course.STOCK, ""),

    CHECK_DOSE(Course.DOSE, "QA_MANAGER"),
    ISSUE_DOSE(Course.DOSE, "QC_TECHNICIAN"),
    RECEIVE_DOSE(Course.DOSE, "QC_TECHNICIAN"),
    ASSESS_EXCURSION(Course.DOSE, "QA_MANAGER"),
    ADMINISTER_DOSE(Course.DOSE, "QC_TECHNICIAN"),
    WITHDRAW_DOSE(Course.DOSE, "QA_MANAGER"),
    ADMINISTERED(Course.DOSE, ""),
    WITHDRAWN(Course.DOSE, ""),

    NOTIFY_RECIPIENTS(Course.RECALL, "QA_MANAGER"),
    ACCOUNT_FOR_CONTAINERS(Course.RECALL, "QC_TECHNICIAN"),
    CLOSE_RECALL(Course.RECALL, "QA_MANAGER"),
    RECALL_CLOSED(Course.RECALL, ""),

    EVALUATE_RISK(Course.SUPPLY, "QA_MANAGER"),
    RECORD_ACCEPTANCE(Course.SUPPLY, "QA_MANAGER"),
    DECIDE_SUPPLY(Course.SUPPLY, "CERTIFIER"),
    ADMINISTER_SUPPLY(Course.SUPPLY, "QC_TECHNICIAN"),
    NOTIFY_AUTHORITY(Course.SUPPLY, "QA_MANAGER"),
    SUPPLIED(Course.SUPPLY, ""),
    DECLINED(Course.SUPPLY, "");

    /** A course of events, each a process model of its own. */
    public enum Course {
        STOCK("lot-in-stock"),
        DOSE("dose-issue"),
        RECALL("recall"),
        SUPPLY("exceptional-supply");

        private final String model;

        Course(String model) {
            this.model = model;
        }

        /** Id of its process model. */
        public String model() {
            return model;
        }
    }

    private final Course course;
    private final String role;

    Need(Course course, String role) {
        this.course = course;
        this.role = role;
    }

    public Course course() {
        return course;
    }

    /** Whether it stands on somebody's list of work; the second decision stands there with the first ones. */
    public boolean work() {
        return !role.isEmpty() && this != KEEP_STOCK && this != DECIDE_FINALLY && this != DECIDE_SUPPLY;
    }

    /** Whose work it is; empty when the course is over. */
    public Optional<String> role() {
        return role.isEmpty() ? Optional.empty() : Optional.of(role);
    }
}
