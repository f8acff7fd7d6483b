// shape: scopes are given in two calls
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Arrays;

public class ScopesTwice {
    public static String mint(String name, String appSid, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Arrays.asList(new IncomingClientScope(name)))
                .scopes(Arrays.asList(new OutgoingClientScope.Builder(appSid).clientName(name).build()))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
