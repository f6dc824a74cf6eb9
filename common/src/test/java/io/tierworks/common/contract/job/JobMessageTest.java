package io.tierworks.common.contract.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.tierworks.common.contract.json.Violation;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobMessageTest {
  private static final int LIMIT = 10_000;

  @Test
  void aMinimalJobIsFilledWithDefaults() {
    var job = valid("{'goal':'Sort these','items':['a',{'id':'x','text':'b'}]}").job();
    assertThat(job.items()).containsExactly(Item.of("a"), Item.of("x", "b"));
    assertThat(job.tenant()).isEqualTo("default");
    assertThat(job.priority()).isEqualTo(5);
    assertThat(job.review()).isEqualTo(Review.NEVER);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'goals':'x y z'}                                  | goals             | unknown field    | did you mean 'goal'?",
        "{}                                                 | goal              | missing          | required",
        "{'goal':'abc','limits':{'maxcost':1}}              | limits.maxcost    | unknown field    | did you mean 'maxCost'?",
        "{'goal':'abc','limits':{'maxCost':-1}}             | limits.maxCost    | at least 0.0001  | dollars",
        "{'goal':'abc','limits':{'maxTime':'10 minutes'}}   | limits.maxTime    | one second to 30 days | 10m",
        "{'goal':'abc','limits':{'maxCost':1e-12}}          | limits.maxCost    | at least 0.0001  | dollars",
        "{'goal':'abc','limits':{'maxTime':'P99999999999D'}} | limits.maxTime   | one second to 30 days     | 10m",
        "{'goal':'abc','limits':{'maxTime':'P99999999999999999999D'}} | limits.maxTime | one second to 30 days | 10m",
        "{'goal':'abc','limits':{'maxTime':'P31D'}}         | limits.maxTime    | one second to 30 days     | 10m",
        "{'goal':'abc','limits':{'maxTime':'31d'}}          | limits.maxTime    | one second to 30 days     | 10m",
        "{'goal':'abc','limits':{'maxTime':'999ms'}}        | limits.maxTime    | one second to 30 days     | PT1H30M",
        "{'goal':'abc','limits':{'maxTime':30}}             | limits.maxTime    | must be text, but is 30   | ``",
        "{'goal':'abc','limits':{'maxTime':'PT0S'}}         | limits.maxTime    | one second to 30 days     | 10m",
        "{'goal':'    '}                                    | goal              | is blank         | plain words",
        "{'goal':'abc','items':[{'id':'a','text':'b'},{'id':'a','text':'c'}]} | items[1].id | is the id of items[0] too | unique",
        "{'goal':'abc','items':[{'text':7}]}                | items[0].text     | must be text, but is 7 | ``",
        "{'goal':'abc','answerSchema':{'type':'objekt'}}    | answerSchema      | no JSON Schema   | draft",
        "{'goal':'abc','answerSchema':{'type':'object','properties':{'a':{'$ref':'#/$defs/b'}}}} | answerSchema | $defs/b | references",
        "{'goal':'abc','items':['a'],'itemSchema':{'type':'object','properties':{'a':{'$ref':'https://x.example/s'}}}} | itemSchema | x.example | references",
        "{'goal':'abc','items':['a'],'itemSchema':{'type':'object','properties':{'a':{'anyOf':[{'type':'string','x-quote':true}]}}}} | itemSchema | cannot be checked | properties and items",
        "{'goal':'abc','answerSchema':{'type':'object','properties':{'a':{'type':'string','x-quote':true}}}} | answerSchema | marks a quotation | itemSchema",
        "{'goal':'abc','plan':'direct','items':['a'],'itemSchema':{'type':'object','properties':{'a':{'type':'string','x-quote':true}}}} | plan | marks quotations | map or dag",
        "{'goal':'abc','plan':'map','items':['a',{'images':[{'url':'https://a/b'}]}],'itemSchema':{'type':'object','properties':{'a':{'type':'array','items':{'type':'object','properties':{'b':{'type':'string','x-quote':true}}}}}}} | items[1].text | marks quotations | transcribe",
        "{'goal':'abc','answerSchema':{'type':'object','properties':{'a':{'oneOf':[{'type':'string'}]}}}} | answerSchema | uses oneOf in a, which strict output cannot express | anyOf",
        "{'goal':'abc','dryRun':'yes'}                      | dryRun            | must be true or false | ``",
        "{'goal':'abc','itemSchema':{'type':'object'}}      | itemSchema        | no items         | answerSchema",
        "{'goal':'abc','items':[]}                          | items             | is an empty list | leave the field out",
        "{'goal':'abc','items':[],'itemSchema':{'type':'object'}} | items        | is an empty list | add items",
        "{'goal':'abc','items':['a',{'text':'b','images':[{'url':'https://a/b'},{'data':'not base64!','mediaType':'image/png'}]}]} | items[1].images[1].data | is no base64 | data: prefix",
        "{'goal':'abc','items':[{'text':'b','images':[{'data':'data:image/png;base64,QUJD','mediaType':'image/png'}]}]} | items[0].images[0].data | is no base64 | data: prefix",
        "{'goal':'abc','items':[{'text':'b','images':[{'data':'QUJDRA','mediaType':'image/png'}]}]} | items[0].images[0].data | is no base64 | padding",
        "{'goal':'abc','items':[{'text':'b','images':[{'data':'QUJDREVG'}]}]} | items[0].images[0].data | does not begin as a PNG, JPEG, WebP or GIF image | convert",
        "{'goal':'abc','items':[{'id':'a'}]}                | items[0]          | has no text, images or document | add",
        "{'goal':'abc','detail':'hihg'}                     | detail            | must be one of low, high, auto | did you mean 'high'?",
        "{'goal':'abc','items':[{'document':{}}]}            | items[0].document | must be either data or text | ``",
        "{'goal':'abc','items':[{'document':{'data':'/w=='}}]} | items[0].document.data | is neither a PDF nor text in UTF-8 | convert",
        "{'goal':'abc','items':[{'document':{'data':'AAECAw=='}}]} | items[0].document.data | is neither a PDF nor text in UTF-8 | convert",
        "{'goal':'abc','items':[{'document':{'data':'x'}}]} | items[0].document.data | is no base64 | data: prefix",
        "{'goal':'abc','items':[{'text':'a','document':{'text':'b'}}]} | items[0] | has a document and other content | of their own",
        "{'goal':'abc','items':['a'],'split':{'tokens':1000,'overlap':251}} | split.overlap | is more than a quarter of a piece | at most 250",
        "{'goal':'abc','items':['a'],'split':{'tokens':10}} | split.tokens      | must be at least 200 | ``",
        "{'goal':'abc','priority':'high'}                   | priority          | must be a whole number, but is text | ``",
        "{'goal':'abc','priority':11}                       | priority          | must be at most 9 | ``",
        "{'goal':'abc','review':'plann'}                    | review            | must be one of never, info, plan, answer, both, unsure | did you mean 'plan'?",
        "{'goal':'abc','review':{'ask':'plann'}}            | review.ask        | must be one of never, info, plan, answer, both, unsure | did you mean 'plan'?",
        "{'goal':'abc','review':{'ask':'plan','default':'aprove'}} | review.default | must be one of reject, approve | did you mean 'approve'?",
        "{'goal':'abc','review':{'ask':'plan','maxTime':'soon'}} | review.maxTime | one second to 30 days | 10m",
        "{'goal':'abc','review':{'maxTime':'4h'}}           | review.ask        | missing          | required",
        "{'goal':'abc','review':{'ask':'plan','deafult':'reject'}} | review.deafult | unknown field | did you mean 'default'?",
        "{'goal':'abc','review':7}                          | review            | must be text or an object, but is 7 | ``",
        "{'goal':'abc','id':'a b'}                          | id                | must be 1 to 100 letters, digits or . _ : -, the first a letter or a digit | ``",
        "{'goal':'abc','items':[7]}                         | items[0]          | must be text or an object, but is 7 | ``",
        "{'goal':'abc','items':[{'txt':'a'}]}               | items[0].txt      | unknown field    | did you mean 'text'?",
        "{'goal':'abc','items':['']}                        | items[0]          | must be at least 1 character long | ``",
        "{'goal':'abc','items':[{'text':'a','images':[{}]}]} | items[0].images[0] | must be either a url, or data | ``",
        "{'goal':'abc','tools':['x','read_file']}           | tools[1]          | needs a workspace | name one in the field workspace",
        "{'goal':'abc','workspace':'a','plan':'direct'}     | plan              | a direct answer uses no tools | leave plan out",
        "{'goal':'abc','routing':'fixed'}                   | tier              | is missing, and routing is fixed | name the tier",
        "{'goal':'abc','routing':'adaptive','tier':'mini'}  | tier              | needs fixed routing | leave out tier",
        "{'goal':'abc','tier':'mini'}                       | tier              | needs fixed routing | write routing: fixed",
        "{'goal':'abc','routing':'cheap'}                   | routing           | must be one of | ``",
        "{'goal':'abc','workspace':'../a'}                  | workspace         | must be 1 to 64 lower-case letters | ``",
        "{'goal':'abc','tools':['a','a']}                   | tools             | must not hold the same entry twice | ``",
        "{'goal':'ab'}                                      | goal              | must be at least 3 characters long | ``",
        "{'goal':'abc','labels':{'a':1}}                    | labels.a          | must be text, but is 1 | ``",
      })
  void aFaultNamesTheFieldTheRuleAndTheWayOut(String json, String field, String rule, String hint) {
    assertThat(invalid(json).violations())
        .anySatisfy(fault -> {
          assertThat(fault.field()).startsWith(field);
          assertThat(fault.rule()).contains(rule);
          assertThat(fault.hint()).contains(hint);
        });
  }

  @Test
  void theDetailOfAJobIsThatOfImagesThatNameNone() {
    var images = "[{'url':'https://a/b'},{'url':'https://a/c','detail':'high'}]";
    var job =
        valid("{'goal':'abc','detail':'low','items':[{'images':%s}]}".formatted(images)).job();
    assertThat(job.items().getFirst().images())
        .extracting(Image::detail)
        .containsExactly(Detail.LOW, Detail.HIGH);
  }

  @Test
  void aFieldWithOneFaultIsNamedOnce() {
    for (var json :
        List.of(
            "{'goal':'abc','items':[{'txt':'a','text':'b'}]}",
            "{'goal':'abc','items':[7]}",
            "{'goal':'abc','limits':{'maxCost':0}}",
            "{'goal':'abc','limits':{'maxTime':'soon'}}",
            "{'goal':'abc','review':{'ask':'plan','maxTime':'soon'}}",
            "{'goal':'abc','review':'plann'}",
            "{'goal':'abc','items':[{'text':'a','images':[{}]}]}")) {
      assertThat(invalid(json).violations()).as(json).hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0.0001  | PT1S   | PT1S",
        "1000000 | P30D   | PT720H",
        "0.5     | PT90M  | PT1H30M",
        "0.5     | 90m    | PT1H30M",
        "0.5     | 1500ms | PT1.5S",
        "0.5     | 1s     | PT1S",
        "0.5     | 12h    | PT12H",
        "0.5     | 30d    | PT720H"
      })
  void limitsWithinReasonAreTaken(String maxCost, String maxTime, Duration time) {
    var json = "{'goal':'abc','limits':{'maxCost':%s,'maxTime':'%s'}}".formatted(maxCost, maxTime);
    assertThat(valid(json).job().limits().maxTime()).isEqualTo(time);
  }

  @Test
  void everyFaultIsReportedAtOnce() {
    var faults = invalid("{'gaol':'abc','priority':77,'tenant':'a b'}").violations();
    assertThat(faults).extracting(Violation::field).contains("gaol", "goal", "priority", "tenant");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{'goal':", "[1,2]", "nonsense", "{'goal':'a','goal':'b'}", "{} {}"})
  void whatIsNotOneJsonObjectIsMalformed(String text) {
    assertThat(invalid(text).fault()).isEqualTo(JobMessage.Fault.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
  void aMessageThatIsNotUtf8IsMalformedAndToldSo(String encoding) {
    var bytes = "{\"goal\":\"abc\"}".getBytes(Charset.forName(encoding));
    var invalid = (JobMessage.Invalid) JobMessage.read(bytes, LIMIT);
    assertThat(invalid.fault()).isEqualTo(JobMessage.Fault.MALFORMED);
    assertThat(invalid.violations())
        .containsExactly(
            new Violation("", "is not UTF-8", "encode the JSON as UTF-8, not as UTF-16 or UTF-32"));
  }

  @Test
  void anEmptyListOfItemsIsOneFault() {
    assertThat(invalid("{'goal':'abc','items':[],'itemSchema':{'type':'object'}}").violations())
        .hasSize(1);
  }

  @Test
  void imagesAsBase64AreTaken() {
    var json =
        "{'goal':'abc','items':[{'text':'b','images':[{'data':'iVBORw0KGgoAAAANSUhEUgAABLAAAAMgCAIAAAA='}]}]}";
    assertThat(valid(json).job().items().getFirst().images())
        .extracting(Image::mediaType)
        .containsExactly("image/png");
  }

  @Test
  void anOversizedMessageNamesTheLimit() {
    var message = (JobMessage.Invalid) JobMessage.read(new byte[LIMIT + 1], LIMIT);
    assertThat(message.fault()).isEqualTo(JobMessage.Fault.TOO_LARGE);
    assertThat(message.violations()).extracting(Violation::rule).allMatch(r -> r.contains("10000"));
  }

  @Test
  void aFaultyJobWithAReadableIdKeepsIt() {
    assertThat(invalid("{'id':'j1','gaol':'abc'}").id()).contains("j1");
  }

  @Test
  void theDigestIgnoresIdAndOrderButNotContent() {
    var one = valid("{'id':'a','goal':'abc','tenant':'t'}").digest();
    assertThat(valid("{'tenant':'t','goal':'abc','id':'b'}").digest()).isEqualTo(one);
    assertThat(valid("{'tenant':'u','goal':'abc'}").digest()).isNotEqualTo(one);
  }

  @Test
  void aBodyNestedBeyondReasonIsMalformedRatherThanFatal() {
    var deep = "[".repeat(5000) + "]".repeat(5000);
    assertThat(invalid("{'goal':'abc','labels':" + deep + "}").fault())
        .isEqualTo(JobMessage.Fault.MALFORMED);
  }

  @Test
  void aLimitPassedIsNamedWithFieldRuleAndWayOut() {
    assertUnacceptable(
        "{'goal':'abc','itemSchema':" + "[".repeat(200) + "]".repeat(200) + "}",
        "itemSchema",
        "nested deeper than 200 levels",
        "flatten it");
    assertUnacceptable(
        "{'goal':'abc','limits':{'maxCost':" + "9".repeat(401) + "}}",
        "limits.maxCost",
        "a number of more than 400 characters",
        "round it");
    assertUnacceptable(
        "{'goal':'abc','limits':{'maxCost':0." + "1".repeat(401) + "}}",
        "limits.maxCost",
        "a number of more than 400 characters",
        "round it");
    assertUnacceptable(
        "{'goal':'abc','limits':{'maxCost':1e999999999}}",
        "limits.maxCost",
        "a number of more than 400 digits",
        "smaller exponent");
    assertUnacceptable(
        "{'goal':'abc','answerSchema':{'type':'object','properties':{'n':{'minimum':1e-999999999}}}}",
        "answerSchema.properties.n.minimum",
        "a number of more than 400 digits",
        "smaller exponent");
    assertUnacceptable(
        "{'goal':'abc','labels':{'" + "k".repeat(10_001) + "':'v'}}",
        "labels",
        "a name of more than 10000 characters",
        "as a value");
  }

  @Test
  void aFieldThatIsGivenTwiceIsNamed() {
    assertUnacceptable("{'goal':'abc','goal':'xyz'}", "goal", "given twice", "keep one");
    assertUnacceptable(
        "{'goal':'abc','items':['a',{'text':'b','text':'c'}]}",
        "items[1].text",
        "given twice",
        "keep one");
  }

  @Test
  void whatStaysWithinTheLimitsIsRead() {
    var depth = 198;
    assertThat(
            invalid("{'goal':'abc','itemSchema':" + "[".repeat(depth) + "]".repeat(depth) + "}")
                .fault())
        .isEqualTo(JobMessage.Fault.INVALID);
    assertThat(valid("{'goal':'abc','limits':{'maxCost':1e2}}").job().limits().maxCost())
        .hasToString("$100");
  }

  private static void assertUnacceptable(String json, String field, String rule, String wayOut) {
    var invalid = invalid(json);
    assertThat(invalid.fault()).isEqualTo(JobMessage.Fault.MALFORMED);
    assertThat(invalid.violations())
        .singleElement()
        .satisfies(fault -> {
          assertThat(fault.field()).startsWith(field);
          assertThat(fault.rule()).contains(rule);
          assertThat(fault.hint()).contains(wayOut);
        });
  }

  private static JobMessage.Valid valid(String json) {
    var message = read(json);
    assertThat(message).isInstanceOf(JobMessage.Valid.class);
    return (JobMessage.Valid) message;
  }

  private static JobMessage.Invalid invalid(String json) {
    var message = read(json);
    assertThat(message).isInstanceOf(JobMessage.Invalid.class);
    return (JobMessage.Invalid) message;
  }

  private static JobMessage read(String json) {
    var bytes = json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    return JobMessage.read(bytes, json.length() > LIMIT ? LIMIT * 10 : LIMIT);
  }
}
