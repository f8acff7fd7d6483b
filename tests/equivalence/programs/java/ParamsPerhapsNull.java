// shape: there are parameters only for some
// sdks: modern-string
// fix: safe or unsafe (the map may be null, which no copy takes)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Arrays;
import java.util.Map;

public class ParamsPerhapsNull {
    public static String mint(String name, String appSid, Map<String, String> params, int ttl, boolean vip) {
        Map<String, String> extra = vip ? params : null;
        OutgoingClientScope outgoing = new OutgoingClientScope.Builder(appSid).clientName(name).params(extra).build();
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Arrays.asList(outgoing, new IncomingClientScope(name)))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
