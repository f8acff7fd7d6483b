// shape: scopes are added by a loop over a list of scopes
// sdks: modern-string
// fix: safe or none (the scopes come from a loop)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class ForEachAdds {
    public static String mint(String name, String appSid, int ttl) {
        List<Scope> scopes = new ArrayList<>();
        List<Scope> all =
                Arrays.asList(new IncomingClientScope(name), new OutgoingClientScope.Builder(appSid).clientName(name).build());
        all.forEach(scopes::add);
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
