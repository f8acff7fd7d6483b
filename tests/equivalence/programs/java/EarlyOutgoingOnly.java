// shape: the first releases, with outgoing calls only
// sdks: 7.19.0 7.20.0
// fix: safe or unsafe (an SDK in which a grant that is not told of incoming calls throws)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.OutgoingClientScope;
import java.util.Collections;

public class EarlyOutgoingOnly {
    public static String mint(String name, String appSid, int ttl) {
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(Collections.singletonList(new OutgoingClientScope.Builder(appSid).clientName(name).build()))
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
