// shape: variables and parameters have the names that new ones would get
// sdks: modern-string
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.List;

public class VariableClashes {
    public static String mint(String name, String appSid, int ttl) {
        String grant = "grant of " + name;
        String token = "for";
        String voiceGrant = token + " " + grant;
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        ClientCapability capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                        .scopes(scopes)
                        .ttl(ttl)
                        .build();
        return voiceGrant + ": " + capability.toJwt();
    }
}
