package org.example.lims;

import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Controller;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** The host's pages; class, template and attribute names are those that Lotgate has too. */
@Controller
class LotsController {
    private final JdbcClient db;
    private final Clock clock;
    private final ObjectProvider<PasswordEncoder> encoders;
    private final PlatformTransactionManager transactions;

    LotsController(
            JdbcClient db,
            Clock clock,
            ObjectProvider<PasswordEncoder> encoders,
            PlatformTransactionManager transactions) {
        this.db = db;
        this.clock = clock;
        this.encoders = encoders;
        this.transactions = transactions;
    }

    @GetMapping("/")
    String index(Model model) {
        model.addAttribute("since", clock.instant());
        return "index";
    }

    @GetMapping("/lots")
    String lots(Model model) {
        model.addAttribute("lots", db.sql("SELECT number FROM delivery ORDER BY number").query(String.class).list());
        return "lots";
    }

    @PostMapping("/lots")
    @Transactional
    public String deliver(@RequestParam String number) {
        db.sql("INSERT INTO delivery (number) VALUES (?)").param(number).update();
        return "redirect:/lots";
    }

    @GetMapping("/boom")
    String boom() {
        throw new IllegalStateException("the host's own failure");
    }

    /** What the host's own injections meet. */
    @GetMapping("/wiring")
    @ResponseBody
    List<String> wiring() {
        return List.of(
                clock.toString(),
                String.valueOf(encoders.getIfAvailable()),
                encoders.stream().toList().toString(),
                transactions.getClass().getName());
    }
}
