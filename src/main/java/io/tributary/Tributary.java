package io.tributary;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.autoconfigure.aop.AopAutoConfiguration;
import org.springframework.boot.autoconfigure.task.TaskSchedulingAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceInitializationAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;

import java.util.Arrays;

/**
 * The server, and the commands that stand beside serving. Modules name their classes without
 * looking at each other's: beans bear the full name.
 */
@SpringBootApplication(
        nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class,
        // transactions are begun by Transactions, never by a proxy: looking for what to wrap in one
        // would read every method of every bean
        exclude = {
            AopAutoConfiguration.class,
            DataSourceInitializationAutoConfiguration.class,
            DataSourceTransactionManagerAutoConfiguration.class,
            PersistenceExceptionTranslationAutoConfiguration.class,
            TaskSchedulingAutoConfiguration.class,
            TransactionAutoConfiguration.class,
        })
public class Tributary {
    private static final String HELP =
            """
            Tributary: the revenue platform for communities and institutions

              java -jar tributary.jar            serve, by default on http://localhost:8080
              java -jar tributary.jar money-check
                                                 whether the books are right, of a running server or of a
                                                 stopped one; exit 1 and the findings when they are not
              java -jar tributary.jar backup FILE
                                                 writes all data into FILE as of one moment, also while a
                                                 server runs; the master secret is not in it
              java -jar tributary.jar restore FILE
                                                 reads it back into an empty database
              java -jar tributary.jar help       this page

            Settings are given as --name=value, as environment variables (TRIBUTARY_PUBLIC_URL) or in
            config/application.yaml. The most used; all of them are in docs/settings.md:

              server.port                        the port (8080)
              server.address                     the address to bind to (loopback with the embedded database)
              tributary.public-url               where people reach the pages (http://localhost:8080)
              tributary.api-host                 the host on which /v1 is the API (api. before the public host)
              tributary.hosts                    further names under which the house answers, comma-separated
              tributary.trusted-proxies          whose forwarded headers are believed (CIDR, comma-separated)
              tributary.database.url             an external PostgreSQL, with .username and .password of its owner
              tributary.database.directory       where the embedded PostgreSQL lives (data/postgres)
              tributary.operators                addresses of the persons who run the platform, comma-separated
              tributary.master-secret            from which all secrets follow (kept beside the database if absent)
              tributary.demo.enabled             the world of examples (on with the embedded database)
              tributary.clock.adjustable         whether time may be moved forward (false)
              tributary.stripe.secret-key        payments through Stripe, with .webhook-secret (absent: the sandbox)
              tributary.metrics.token            who may read /actuator/prometheus (this machine if absent)
              tributary.traces.endpoint          a collector of traces, OTLP over HTTP (absent: none)
              tributary.legal-entity.name        the company on invoices, with .street, .vat-id, .iban and more
              tributary.mail.sender              from what address mail is written (tributary@localhost)
              spring.mail.host                   a mail server (absent: mail is kept, and shown at /dev/mail in the
                                                 demo), with .port, .username and .password
            """;

    public static void main(String[] arguments) {
        if (arguments.length > 0 && !arguments[0].startsWith("-")) {
            System.exit(command(arguments));
        }
        SpringApplication.run(Tributary.class, arguments);
    }

    @SuppressWarnings("SystemOut") // a command answers on the terminal
    private static int command(String[] arguments) {
        var options = Arrays.copyOfRange(arguments, 1, arguments.length);
        return switch (arguments[0]) {
            case "help" -> {
                System.out.println(HELP);
                yield 0;
            }
            case "money-check" -> {
                var report = MoneyCheckCommand.run(options);
                System.out.println(report.text());
                yield report.isClean() ? 0 : 1;
            }
            case "backup", "restore" -> {
                var answer = BackupCommand.run(arguments);
                (answer.exit() == 0 ? System.out : System.err).println(answer.words());
                yield answer.exit();
            }
            default -> {
                System.err.println("There is no command named " + arguments[0] + ".\n");
                System.err.println(HELP);
                yield 2;
            }
        };
    }
}
