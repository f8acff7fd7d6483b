// shape: the parameters are a class of their own with an initialiser
// sdks: modern-string
// fix: safe or unsafe or none (a subclass of the map)
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.OutgoingClientScope;
import com.twilio.jwt.client.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class ParamsDoubleBrace {
    public static String mint(String name, String appSid, int ttl) {
        Map<String, String> params = new HashMap<String, String>() {
            {
                put("source", "web");
                put("who", name);
            }
        };
        List<Scope> scopes = new ArrayList<>();
        scopes.add(new OutgoingClientScope.Builder(appSid).clientName(name).params(params).build());
        return new ClientCapability.Builder(System.getenv("TWILIO_ACCOUNT_SID"), System.getenv("TWILIO_AUTH_TOKEN"))
                .scopes(scopes)
                .ttl(ttl)
                .build()
                .toJwt();
    }
}
