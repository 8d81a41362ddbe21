import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { pdfFonts } from '@/server/core/pdf/pdf-fonts';
import { toLine } from '@/server/core/text/to-line';
import { formatTime } from '@/server/core/time/format-time';
import type { ReceiptDocument } from './receipt-document';
import { receiptFacts } from './receipt-facts';
import { receiptNumber } from './receipt-number';

const styles = StyleSheet.create({
  page: { padding: 56, fontFamily: pdfFonts, fontSize: 10, lineHeight: 1.5, color: '#1c1b22' },
  head: { flexDirection: 'row', justifyContent: 'space-between', marginBottom: 36 },
  logo: { height: 36, marginBottom: 8, objectFit: 'contain', objectPosition: 'left' },
  strong: { fontWeight: 600 },
  title: { fontSize: 20, fontWeight: 600, marginBottom: 20 },
  muted: { color: '#5d5b69' },
  row: { flexDirection: 'row', borderTop: '1 solid #e3e1e9', paddingVertical: 6 },
  term: { width: 150, color: '#5d5b69' },
  value: { flex: 1 },
  parties: { flexDirection: 'row', gap: 40, marginBottom: 24 },
});

/** A receipt or a credit note as a PDF. Text in any script is shown as far as the fonts go, and never fails. */
export async function receiptPdf(receipt: ReceiptDocument, logo: Uint8Array | null): Promise<Buffer> {
  const title = `${receipt.kind === 'RECEIPT' ? 'Receipt' : 'Credit note'} ${receiptNumber(receipt)}`;
  const { sellerName, sellerAddress, taxId, supportEmail, buyerName, buyerEmail, purchase } = receipt;
  const seller = [...sellerAddress.split('\n'), taxId, supportEmail].filter(Boolean);
  return renderToBuffer(
    <Document title={title} author={toLine(sellerName)}>
      <Page size="A4" style={styles.page}>
        <View style={styles.head}>
          <View>
            {logo && <Image src={{ data: Buffer.from(logo), format: 'png' }} style={styles.logo} />}
            <Text style={styles.strong}>{toLine(sellerName)}</Text>
            {seller.map((line) => (
              <Text key={line} style={styles.muted}>
                {toLine(line)}
              </Text>
            ))}
          </View>
        </View>
        <Text style={styles.title}>{title}</Text>
        <View style={styles.parties}>
          <View>
            <Text style={styles.muted}>Billed to</Text>
            <Text>{toLine(buyerName)}</Text>
            <Text>{toLine(buyerEmail)}</Text>
          </View>
          <View>
            <Text style={styles.muted}>Date</Text>
            <Text>{formatTime(receipt.issuedAt, 'date', 'UTC')}</Text>
          </View>
          <View>
            <Text style={styles.muted}>Purchase</Text>
            <Text>{`P-${purchase.number}`}</Text>
          </View>
        </View>
        {receiptFacts(receipt).map(([term, value]) => (
          <View key={term} style={styles.row}>
            <Text style={styles.term}>{term}</Text>
            <Text style={styles.value}>{toLine(value)}</Text>
          </View>
        ))}
      </Page>
    </Document>,
  );
}
