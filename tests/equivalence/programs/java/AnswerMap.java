// shape: the token is part of an answer, beside the name
// sdks: modern-bytes
// fix: safe
import com.twilio.jwt.client.ClientCapability;
import com.twilio.jwt.client.IncomingClientScope;
import com.twilio.jwt.client.OutgoingClientScope;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

public class AnswerMap {
    public static Map<String, String> mint(String name, String appSid) {
        ClientCapability capability = new ClientCapability.Builder(
                        System.getenv("TWILIO_ACCOUNT_SID"),
                        System.getenv("TWILIO_AUTH_TOKEN").getBytes(StandardCharsets.UTF_8))
                .scopes(List.of(
                        new OutgoingClientScope.Builder(appSid).clientName(name).build(), new IncomingClientScope(name)))
                .build();
        return Map.of("token", capability.toJwt(), "identity", name);
    }
}
