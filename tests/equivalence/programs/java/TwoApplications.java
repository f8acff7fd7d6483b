// shape: outgoing calls through two applications
// sdks: modern-string
// fix: none (several application SIDs)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class TwoApplications {
    public static String mint(String name, String appSid, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        scopes.add(new OutgoingClientScope.Builder("APffeeddccbbaa99887766554433221100").clientName(name).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
