// shape: the builder is made first, and the name read later
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Arrays;

public class NameAfterBuilder {
    public static String mint(String name, String appSid, int ttl) {
        ClientCapability.Builder builder =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .ttl(ttl);
        String client = name.trim();
        builder.scopes(Arrays.asList(
                new IncomingClientScope(client), new OutgoingClientScope.Builder(appSid).clientName(client).build()));
        return builder.build().toJwt();
    }
}
