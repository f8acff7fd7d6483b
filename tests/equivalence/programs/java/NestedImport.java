// shape: the nested builder has an import of its own
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability.Builder;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Arrays;

public class NestedImport {
    public static String mint(String name, String appSid, int ttl) {
        OutgoingClientScope outgoing = new OutgoingClientScope.Builder(appSid).clientName(name).build();
        return new Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Arrays.asList(outgoing))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
