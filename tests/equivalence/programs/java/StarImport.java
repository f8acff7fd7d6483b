// shape: the package is imported as a whole
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.*;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

public class StarImport {
    public static String mint(String name, String appSid, int ttl) {
        var scopes = new ArrayList<Scope>();
        scopes.add(new IncomingClientScope(name));
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).build());
        var secret = System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8);
        var capability =
                new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), secret).scopes(scopes).ttl(ttl).build();
        return capability.toJwt();
    }
}
