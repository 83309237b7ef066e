package io.lotgate.app;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;

/** Fills in a form of the pages as a person would. */
final class BrowserForm {
    private BrowserForm() {}

    /** Enters a value into a field of whatever kind. */
    static void set(Page page, String name, String value) {
        String field = "[name='" + name + "']";
        if (page.locator("input[type=radio]" + field + ", select" + field).count() > 0) {
            choose(page, name, value);
        } else {
            page.fill(field, value);
        }
    }

    /** Chooses one of several, by buttons or from a list. */
    static void choose(Page page, String name, String value) {
        Locator radio = page.locator("input[type=radio][name='" + name + "'][value='" + value + "']");
        if (radio.count() > 0) {
            radio.check(new Locator.CheckOptions().setForce(true));
        } else {
            page.selectOption("select[name='" + name + "']", value);
        }
    }

    /** Signs and sends with the sample password. */
    static void sign(Page page) {
        page.fill("input[name=password]", SamplePeople.PASSWORD);
        page.locator(".signing button").last().click();
    }
}
