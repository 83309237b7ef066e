package io.lotgate.app;

import io.lotgate.certificate.CertificateContent;
import io.lotgate.trend.RangeConstants;
import io.lotgate.trend.RuleSet;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings under {@code lotgate}.
 *
 * @param enabled whether a host's Lotgate starts at all
 * @param sampleData whether a new database is created with sample data; cannot be switched later
 * @param sampleLots whether a sample database gets its eight lots
 * @param publicAddress address under which people reach the program, a host's context path included; printed on
 *     certificates
 * @param lateEntryAfter a result recorded later than this after it was read needs a reason
 * @param investigationDue time until the conclusion of an investigation is expected
 * @param templates where the laboratory's own templates lie, such as {@code file:/etc/lotgate/templates/}; those not
 *     found there are the shipped ones
 * @param folder folder whose {@code config/products} and {@code bpmn} are imported as drafts; empty for none
 * @param paper that certificates are set for: {@code a4} or {@code letter}
 */
@ConfigurationProperties("lotgate")
public record LotgateProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean sampleData,
        @DefaultValue("true") boolean sampleLots,
        @DefaultValue("http://localhost:8080") String publicAddress,
        @DefaultValue("24h") Duration lateEntryAfter,
        @DefaultValue("30d") Duration investigationDue,
        @DefaultValue("classpath:/lotgate/templates/") String templates,
        @DefaultValue("") String folder,
        @DefaultValue("a4") CertificateContent.Paper paper,
        @DefaultValue ExceptionalSupply exceptionalSupply,
        @DefaultValue Site site,
        @DefaultValue SignIn signIn,
        @DefaultValue Owner owner,
        @DefaultValue Jobs jobs,
        @DefaultValue Notices notices,
        @DefaultValue Trends trends,
        @DefaultValue Key key,
        @DefaultValue Seals seals,
        @DefaultValue TimeStamp timeStamp) {

    /**
     * The site's key, which signs the seals. Without a file a program with a data folder makes a trial key there.
     *
     * @param file key and certificate in one PKCS#12 file
     * @param password of that file
     * @param previousFile the key before it, needed at the first start with a new one to sign the hand-over
     * @param previousPassword of that file
     */
    public record Key(
            @DefaultValue("") String file,
            @DefaultValue("") String password,
            @DefaultValue("") String previousFile,
            @DefaultValue("") String previousPassword) {}

    /**
     * Seals over the ledger.
     *
     * @param enabled whether this node seals at all
     * @param every how often what is new is sealed; without anything new a seal is made once a day
     * @param folder to which seals and public certificates are exported; {@code seals} in the data folder when empty
     */
    public record Seals(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("1h") Duration every,
            @DefaultValue("") String folder) {}

    /**
     * The authority that stamps the time into each PDF's seal (RFC 3161), which is then provable for as long as the
     * archive is kept (PAdES B-LT).
     *
     * @param url its address; empty for none, then the time in the seal is the site's own word
     * @param username where it asks for one
     * @param password of that name
     * @param patience how long one answer is waited for; the PDF is made later then
     */
    public record TimeStamp(
            @DefaultValue("") String url,
            @DefaultValue("") String username,
            @DefaultValue("") String password,
            @DefaultValue("15s") Duration patience) {}

    /**
     * Supply of a product out of specification on a physician's request, where the site's jurisdiction has it.
     *
     * @param allowed whether a request can be recorded at all
     * @param notifyWithin time from the administration until the authority or sponsor is told
     */
    public record ExceptionalSupply(
            @DefaultValue("false") boolean allowed, @DefaultValue("48h") Duration notifyWithin) {}

    /**
     * The installation's one site, as printed on certificates; a host may give a bean of this type instead.
     *
     * @param name name in English
     * @param nameZh name in Chinese
     * @param address postal address, in one line
     * @param telephone with the country's code; empty for none
     * @param zone IANA time zone of the laboratory
     */
    public record Site(
            @DefaultValue("Unnamed site") String name,
            @DefaultValue("未命名单位") String nameZh,
            @DefaultValue("Address not configured") String address,
            @DefaultValue("") String telephone,
            @DefaultValue("UTC") String zone) {}

    /**
     * Sign-in and signing.
     *
     * @param attempts wrong passwords in a row until the account locks
     * @param lockedFor how long it stays locked
     * @param refusalsPerAddress refused sign-ins from one network address until it has to wait
     * @param addressWindow how long they count
     * @param passwordLife how long a password may be used before another is chosen; zero for ever
     * @param sessionLife how long one sign-in lasts at most, idle or not; zero for no end but the idle one
     * @param setupLink whether a start without two administrators prints the one-time link that makes them; false where
     *     a host's own directory knows the people
     */
    public record SignIn(
            @DefaultValue("5") int attempts,
            @DefaultValue("15m") Duration lockedFor,
            @DefaultValue("30") int refusalsPerAddress,
            @DefaultValue("10m") Duration addressWindow,
            @DefaultValue("365d") Duration passwordLife,
            @DefaultValue("12h") Duration sessionLife,
            @DefaultValue("true") boolean setupLink) {}

    /**
     * The database role that owns the schemas and migrates them; the application's own role cannot.
     *
     * @param username empty when the application's role owns the schemas too
     * @param password of that role
     */
    public record Owner(@DefaultValue("") String username, @DefaultValue("") String password) {}

    /**
     * Who is told what: of each kind the names of roles, {@code TASK} for the role whose task it is, and mail addresses of
     * people who do not sign in.
     *
     * @param assigned a task is open
     * @param overdue a test or an investigation is past its due time
     * @param outOfSpecification a result does not conform and is investigated
     * @param lateFailure a test failed after the lot was released: add the physician's and the sponsor's address
     * @param decision the lot was decided
     * @param hold the lot is on hold, or no longer
     * @param recall the lot is recalled
     * @param expired the lot has expired
     * @param expiringSoon the lot is about to expire
     * @param expiringWithin how long before; at most the last quarter of the lot's life
     * @param every how often deadlines and waiting mails are looked at
     * @param mail by which mail
     */
    public record Notices(
            @DefaultValue("TASK") List<String> assigned,
            @DefaultValue({"TASK", "QA_MANAGER"}) List<String> overdue,
            @DefaultValue({"TASK", "QA_MANAGER"}) List<String> outOfSpecification,
            @DefaultValue({"QA_MANAGER", "CERTIFIER"}) List<String> lateFailure,
            @DefaultValue({"QC_TECHNICIAN", "QA_MANAGER"}) List<String> decision,
            @DefaultValue({"QC_TECHNICIAN", "QC_REVIEWER", "QA_MANAGER", "CERTIFIER"}) List<String> hold,
            @DefaultValue({"QA_MANAGER", "CERTIFIER"}) List<String> recall,
            @DefaultValue({"QC_TECHNICIAN", "QA_MANAGER"}) List<String> expired,
            @DefaultValue({"QA_MANAGER", "CERTIFIER"}) List<String> expiringSoon,
            @DefaultValue("7d") Duration expiringWithin,
            @DefaultValue("15s") Duration every,
            @DefaultValue Mail mail) {}

    /**
     * Notices by mail, through the server of {@code spring.mail}.
     *
     * @param from the sender's address
     * @param people mail addresses by user name; a name with other characters than letters, digits, hyphens and points
     *     in brackets, {@code "[chen_li]"}
     * @param tries after how many a mail is given up and shown under Attention
     * @param firstPause how long after the first try the second is made; each further pause is twice as long
     * @param longestPause the longest of them
     */
    public record Mail(
            @DefaultValue("") String from,
            @DefaultValue Map<String, String> people,
            @DefaultValue("8") int tries,
            @DefaultValue("30s") Duration firstPause,
            @DefaultValue("1h") Duration longestPause) {}

    /**
     * Work in the background.
     *
     * @param enabled whether this node makes certificates and runs timers
     * @param tryAgainEvery after how long a step that is out of tries gets one more
     */
    public record Jobs(@DefaultValue("true") boolean enabled, @DefaultValue("1m") Duration tryAgainEvery) {}

    /**
     * Control charts over lots.
     *
     * @param lotsForLimits limits made of fewer values are named provisional
     * @param rules rules for signals, where a page asks for no others
     * @param constants whether d2 and D4 are taken exactly or as tables print them
     */
    public record Trends(
            @DefaultValue("20") int lotsForLimits,
            @DefaultValue("nelson") RuleSet rules,
            @DefaultValue("exact") RangeConstants constants) {}
}
