package io.tributary.identity;

import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;

import javax.naming.NameNotFoundException;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Asks the domain name system for a TXT record, through the machine's resolver or a given one. */
final class DnsProof implements DomainProof {
    private final Map<String, String> settings;

    /**
     * @param resolver {@code dns:} for the machine's own, or {@code dns://192.0.2.1:53}
     */
    DnsProof(String resolver) {
        this.settings =
                Map.of(
                        "java.naming.factory.initial", "com.sun.jndi.dns.DnsContextFactory",
                        "java.naming.provider.url", resolver,
                        "com.sun.jndi.dns.timeout.initial", "1500",
                        "com.sun.jndi.dns.timeout.retries", "2");
    }

    @Override
    public Finding look(DomainName name, String value) {
        try {
            var shown = texts(name.record());
            return shown.contains(value)
                    ? new Finding.Shown()
                    : new Finding.Missing(
                            shown.isEmpty()
                                    ? "There is no TXT record at " + name.record() + " yet."
                                    : "The TXT record at "
                                            + name.record()
                                            + " says something else.");
        } catch (NameNotFoundException _) {
            return new Finding.Missing("There is no record at " + name.record() + " yet.");
        } catch (NamingException _) {
            return new Finding.Unclear("The domain name system did not answer. We look again.");
        }
    }

    /** What JNDI is feared for is objects out of directories; of this one it reads text alone. */
    @SuppressWarnings({"BanJNDI", "JdkObsolete"})
    private List<String> texts(String name) throws NamingException {
        var directory = new InitialDirContext(new Hashtable<>(settings));
        try {
            var attribute = directory.getAttributes(name, new String[] {"TXT"}).get("TXT");
            var texts = new ArrayList<String>();
            for (int i = 0; attribute != null && i < attribute.size(); i++) {
                texts.add(String.valueOf(attribute.get(i)).replace("\"", "").strip());
            }
            return texts;
        } finally {
            directory.close();
        }
    }
}
