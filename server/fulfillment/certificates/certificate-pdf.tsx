import { Document, Image, Page, renderToBuffer, StyleSheet, Text, View } from '@react-pdf/renderer';
import { showCertificateNumber } from '@/server/core/ids/certificate-number';
import { pdfFonts } from '@/server/core/pdf/pdf-fonts';
import { toLine } from '@/server/core/text/to-line';
import { formatTime } from '@/server/core/time/format-time';
import type { CertificateDocument } from './get-certificate';

const styles = StyleSheet.create({
  page: { padding: 40, fontFamily: pdfFonts, fontSize: 11, lineHeight: 1.5, color: '#1c1b22' },
  frame: {
    flex: 1,
    border: '1.5 solid #3b3fb8',
    borderRadius: 10,
    padding: 48,
    justifyContent: 'space-between',
  },
  logo: { height: 40, objectFit: 'contain', objectPosition: 'left' },
  school: { fontSize: 13, fontWeight: 600, marginTop: 8 },
  title: { fontSize: 14, fontWeight: 600, color: '#3b3fb8', marginBottom: 10 },
  name: { fontSize: 32, fontWeight: 600, lineHeight: 1.25 },
  course: { fontSize: 20, fontWeight: 600, lineHeight: 1.3, marginTop: 4, marginBottom: 10 },
  small: { fontSize: 16 },
  muted: { color: '#5d5b69' },
  foot: { flexDirection: 'row', justifyContent: 'space-between', gap: 24 },
  strong: { fontWeight: 600 },
});

/** Characters from which on a name or a title is set smaller, so that everything stays on one page. */
const longName = 36;

const dayWords = (day: Date) => formatTime(day, 'date', 'UTC');

/** A certificate as a PDF on one landscape page. `origin` is where its number can be verified. */
export async function certificatePdf(
  certificate: CertificateDocument,
  { logo, origin }: { logo: Uint8Array | null; origin: string },
): Promise<Buffer> {
  const { studentName, courseTitle, schoolName, trainerNames, sessionsHeld } = certificate;
  const number = showCertificateNumber(certificate.number);
  const [from, until] = [dayWords(certificate.startedOn), dayWords(certificate.completedOn)];
  const sessions = sessionsHeld === 1 ? '1 live session' : `${sessionsHeld} live sessions`;
  const trainers = trainerNames.map(toLine).join(', ');
  return renderToBuffer(
    <Document title={`Certificate ${number}`} author={toLine(schoolName)}>
      <Page size="A4" orientation="landscape" style={styles.page}>
        <View style={styles.frame}>
          <View>
            {logo && <Image src={{ data: Buffer.from(logo), format: 'png' }} style={styles.logo} />}
            <Text style={styles.school}>{toLine(schoolName)}</Text>
          </View>
          <View>
            <Text style={styles.title}>Certificate of completion</Text>
            <Text style={[styles.name, studentName.length > longName ? styles.small : {}]}>
              {toLine(studentName)}
            </Text>
            <Text style={styles.muted}>has completed the course</Text>
            <Text style={[styles.course, courseTitle.length > longName ? styles.small : {}]}>
              {toLine(courseTitle)}
            </Text>
            <Text>
              {sessions}, one to one, {from === until ? `on ${from}` : `from ${from} to ${until}`}
            </Text>
            <Text>
              {trainerNames.length === 1 ? 'Trainer' : 'Trainers'}: {trainers}
            </Text>
          </View>
          <View style={styles.foot}>
            <View>
              <Text style={styles.muted}>Issued</Text>
              <Text style={styles.strong}>{formatTime(certificate.issuedAt, 'date', 'UTC')}</Text>
            </View>
            <View>
              <Text style={styles.muted}>Certificate number</Text>
              <Text style={styles.strong}>{number}</Text>
            </View>
            <View>
              <Text style={styles.muted}>Verify at</Text>
              <Text>{`${origin}/certificates/${number}`}</Text>
            </View>
          </View>
        </View>
      </Page>
    </Document>,
  );
}
