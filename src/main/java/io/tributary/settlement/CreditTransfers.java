package io.tributary.settlement;

import io.tributary.identity.LegalEntity;

import org.joda.money.CurrencyUnit;
import org.joda.money.Money;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * SEPA credit transfers: ISO 20022 pain.001.001.09 in the European Payments Council's
 * implementation guidelines: identifications of at most 35 characters, names of at most 70, the
 * Latin letters every bank takes.
 */
final class CreditTransfers {
    private static final String SPACE = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";

    private final LegalEntity house;

    CreditTransfers(LegalEntity house) {
        this.house = house;
    }

    String xml(UUID id, Instant now, LocalDate on, List<Payout> payouts) {
        var text = new StringWriter();
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("Document");
            xml.writeDefaultNamespace(SPACE);
            xml.writeStartElement("CstmrCdtTrfInitn");
            header(xml, id, now, payouts);
            order(xml, id, on, payouts);
            xml.writeEndElement();
            xml.writeEndElement();
            xml.writeEndDocument();
            return text.toString();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("a text takes all that is written to it", impossible);
        }
    }

    private void header(XMLStreamWriter xml, UUID id, Instant now, List<Payout> payouts)
            throws XMLStreamException {
        xml.writeStartElement("GrpHdr");
        leaf(xml, "MsgId", plain(id));
        leaf(xml, "CreDtTm", now.truncatedTo(ChronoUnit.SECONDS).toString());
        leaf(xml, "NbOfTxs", String.valueOf(payouts.size()));
        leaf(xml, "CtrlSum", sum(payouts).toPlainString());
        xml.writeStartElement("InitgPty");
        leaf(xml, "Nm", latin(house.name(), 70));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private void order(XMLStreamWriter xml, UUID id, LocalDate on, List<Payout> payouts)
            throws XMLStreamException {
        xml.writeStartElement("PmtInf");
        leaf(xml, "PmtInfId", plain(id));
        leaf(xml, "PmtMtd", "TRF");
        leaf(xml, "NbOfTxs", String.valueOf(payouts.size()));
        leaf(xml, "CtrlSum", sum(payouts).toPlainString());
        nested(xml, "SEPA", "PmtTpInf", "SvcLvl", "Cd");
        nested(xml, on.toString(), "ReqdExctnDt", "Dt");
        nested(xml, latin(house.name(), 70), "Dbtr", "Nm");
        nested(xml, bare(house.iban()), "DbtrAcct", "Id", "IBAN");
        agent(xml, "DbtrAgt", house.bic());
        leaf(xml, "ChrgBr", "SLEV");
        for (var payout : payouts) {
            transfer(xml, payout);
        }
        xml.writeEndElement();
    }

    private static void transfer(XMLStreamWriter xml, Payout payout) throws XMLStreamException {
        xml.writeStartElement("CdtTrfTxInf");
        nested(xml, plain(payout.id()), "PmtId", "EndToEndId");
        xml.writeStartElement("Amt");
        xml.writeStartElement("InstdAmt");
        xml.writeAttribute("Ccy", "EUR");
        xml.writeCharacters(payout.net().getAmount().toPlainString());
        xml.writeEndElement();
        xml.writeEndElement();
        if (!payout.method().bank().isEmpty()) {
            agent(xml, "CdtrAgt", payout.method().bank());
        }
        nested(xml, latin(payout.method().holder(), 70), "Cdtr", "Nm");
        nested(xml, bare(payout.method().destination()), "CdtrAcct", "Id", "IBAN");
        nested(xml, "Payout " + payout.dueOn(), "RmtInf", "Ustrd");
        xml.writeEndElement();
    }

    private static void agent(XMLStreamWriter xml, String name, String bic)
            throws XMLStreamException {
        nested(xml, bare(bic), name, "FinInstnId", "BICFI");
    }

    private static void nested(XMLStreamWriter xml, String value, String... names)
            throws XMLStreamException {
        for (var name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(value);
        for (int i = 0; i < names.length; i++) {
            xml.writeEndElement();
        }
    }

    private static void leaf(XMLStreamWriter xml, String name, String value)
            throws XMLStreamException {
        nested(xml, value, name);
    }

    private static BigDecimal sum(List<Payout> payouts) {
        return payouts.stream()
                .map(Payout::net)
                .reduce(Money.zero(CurrencyUnit.EUR), (a, b) -> a.plus(b))
                .getAmount();
    }

    /** 32 characters: what banks take for an identification is 35 at most. */
    private static String plain(UUID id) {
        return id.toString().replace("-", "");
    }

    private static String bare(String account) {
        return account.replace(" ", "");
    }

    /** Accents are taken off, and what is still foreign becomes a point. */
    static String latin(String text, int longest) {
        var bare =
                Normalizer.normalize(text.replace("ß", "ss"), Normalizer.Form.NFD)
                        .replaceAll("\\p{M}", "")
                        .replace("&", "+")
                        .replaceAll("[^A-Za-z0-9/?:().,'+ -]", ".");
        return bare.substring(0, Math.min(longest, bare.length()));
    }
}
